// A network of their own for the containers and the database, so that nobody else can even knock at the database.

param name string
param location string

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: [ '10.40.0.0/24' ] }
    subnets: [
      {
        name: 'containers'
        properties: { addressPrefix: '10.40.0.0/26', delegations: [ { name: 'containers', properties: { serviceName: 'Microsoft.App/environments' } } ] }
      }
      {
        name: 'database'
        properties: { addressPrefix: '10.40.0.64/28', delegations: [ { name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } } ] }
      }
    ]
  }

  resource containers 'subnets' existing = { name: 'containers' }
  resource database 'subnets' existing = { name: 'database' }
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
}

output containerSubnet string = network::containers.id
output databaseSubnet string = network::database.id
output databaseZone string = zone.id
