// What is kept, and who may: the bot's identity, the vault, the database, the share with the keys, the logs.

param name string
param location string
@secure()
param postgresPassword string
param registry string
param subnetId string
param dnsZoneId string
param backupDays int
param logDays int

// The server serves nothing else, so the bot is its one login, and its database has the same name.
var login = 'protocolbot'
var unique = uniqueString(resourceGroup().id, name)
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var pull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource images 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (registry != '') { name: registry }

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (registry != '') {
  name: guid(resourceGroup().id, registry, identity.id, pull)
  scope: images
  properties: { roleDefinitionId: pull, principalId: identity.properties.principalId, principalType: 'ServicePrincipal' }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: logDays }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('${name}-${unique}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: { roleDefinitionId: secretsUser, principalId: identity.properties.principalId, principalType: 'ServicePrincipal' }
}

resource reads 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-what'
  scope: vault
  properties: { workspaceId: logs.id, logs: [ { categoryGroup: 'audit', enabled: true } ] }
}

resource postgres 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${unique}'
  location: location
  sku: { name: 'Standard_B2s', tier: 'Burstable' }
  properties: {
    version: '16'
    createMode: 'Default'
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: { delegatedSubnetResourceId: subnetId, privateDnsZoneArmResourceId: dnsZoneId, publicNetworkAccess: 'Disabled' }
    authConfig: { activeDirectoryAuth: 'Disabled', passwordAuth: 'Enabled' }
    administratorLogin: login
    administratorLoginPassword: postgresPassword
  }

  resource database 'databases' = {
    name: login
    properties: { charset: 'UTF8' }
  }
}

resource connection 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'storage-postgres'
  properties: { value: 'Host=${postgres.properties.fullyQualifiedDomainName};Database=${login};Username=${login};Password=${postgresPassword};SSL Mode=VerifyFull' }
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${name}${unique}', 24)
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: { minimumTlsVersion: 'TLS1_2', supportsHttpsTrafficOnly: true, allowBlobPublicAccess: false }

  resource files 'fileServices' = {
    name: 'default'
    properties: { shareDeleteRetentionPolicy: { enabled: true, days: 30 } }

    resource keys 'shares' = {
      name: 'keys'
      properties: { shareQuota: 1, accessTier: 'TransactionOptimized' }
    }
  }
}

output identityId string = identity.id
output identityClientId string = identity.properties.clientId
output vaultName string = vault.name
output connectionAddress string = connection.properties.secretUri
output logsName string = logs.name
output storageName string = storage.name
