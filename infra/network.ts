import { settings } from "./stage.ts";

/**
 * A network for the functions, where the operator asks for one. It has no way out: what they call,
 * tables and bucket, is reached by endpoints that cost nothing.
 */
export const vpc = settings.privateNetwork ? new sst.aws.Vpc("Network") : undefined;

if (vpc) {
  const routeTableIds = vpc.nodes.privateRouteTables.apply((tables) => tables.map(({ id }) => id));
  for (const service of ["dynamodb", "s3"]) {
    new aws.ec2.VpcEndpoint(`Network-${service}`, {
      vpcId: vpc.id,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${settings.region}.${service}`,
      routeTableIds,
    });
  }
}
