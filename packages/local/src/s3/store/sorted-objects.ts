import { OrderedMap } from "js-sdsl";
import type { LiveObject } from "./catalog.ts";
import { compareKeys } from "./key-order.ts";

/** The objects of one bucket in the order in which S3 lists them. */
export class SortedObjects {
  readonly #map = new OrderedMap<string, LiveObject>([], compareKeys);

  get size(): number {
    return this.#map.size();
  }

  get(key: string): LiveObject | undefined {
    return this.#map.getElementByKey(key);
  }

  set(object: LiveObject): void {
    this.#map.setElement(object.key, object);
  }

  delete(key: string): void {
    this.#map.eraseElementByKey(key);
  }

  /** The first object at or, when `exclusive`, behind `key`. */
  first(key: string, exclusive = false): LiveObject | undefined {
    const found = exclusive ? this.#map.upperBound(key) : this.#map.lowerBound(key);
    return found.isAccessible() ? found.pointer[1] : undefined;
  }

  /** All objects at or behind `key`. Not to be changed meanwhile. */
  *from(key: string): Generator<LiveObject> {
    for (const found = this.#map.lowerBound(key); found.isAccessible(); found.next()) yield found.pointer[1];
  }
}
