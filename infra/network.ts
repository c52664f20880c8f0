import { settings } from "./stage.ts";

/**
 * A network for the functions, where the operator asks for one. It has no way out: what they call,
 * tables and bucket, is reached by endpoints that cost nothing, and SES by one that is charged by the hour.
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

  if (settings.sender) {
    const serviceName = `com.amazonaws.${settings.region}.email`;
    const { availabilityZones } = aws.ec2.getVpcEndpointServiceOutput({ serviceName });
    const placed = vpc.nodes.privateSubnets.apply((subnets) =>
      $resolve(subnets.map(({ id, availabilityZone }) => $resolve({ id, zone: availabilityZone }))),
    );
    const subnetIds = $resolve({ placed, zones: availabilityZones }).apply(({ placed, zones }) =>
      // SES is not in every zone, and one that it is in will do: a mail can wait, an endpoint costs by the zone.
      placed.flatMap(({ id, zone }) => (zones.includes(zone) ? [id] : [])).slice(0, 1),
    );
    new aws.ec2.VpcEndpoint("Network-email", {
      vpcId: vpc.id,
      vpcEndpointType: "Interface",
      serviceName,
      subnetIds,
      securityGroupIds: vpc.securityGroups,
      privateDnsEnabled: true,
    });
  }
}
