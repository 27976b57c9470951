// ProtocolBot in Azure: a bot without a secret (it is its managed identity), the container, PostgreSQL on a network of its own, Key Vault, the keys' share, logs.
//   az deployment group create -g protocolbot -f eng/azure/main.bicep -p image=… postgresPassword="$(openssl rand -hex 32)"
// Step by step: docs/administrator.md. No secret stands here: the database's password is given once and lives in the vault.

@description('Short name of this installation: small letters and digits; it begins the names of all resources.')
@minLength(3)
@maxLength(12)
param name string = 'protocolbot'

@description('Where everything stands. The default is the region of the resource group; for a school in the Netherlands: westeurope.')
param location string = resourceGroup().location

@description('The image, as dotnet publish /t:PublishContainer pushed it: registry/protocolbot:0.1.0.')
param image string

@description('Name of the container registry in this resource group that holds the image; the bot may then fetch it there. Empty: a public one.')
param registry string = ''

@description('The host name people and Teams use, without https://, where it is your own. Empty: the name that the container environment gives.')
param hostName string = ''

@description('Resource id of the certificate of hostName in the container environment. Needed beside hostName.')
param certificate string = ''

@description('Client id of the app registration by which people sign in on the pages (docs/administrator.md, step 3). Empty: nobody is known there.')
param signInId string = ''

@description('Password of the database: letters and digits alone, made by a machine. Giving another one at a later deployment rolls it.')
@secure()
@minLength(32)
param postgresPassword string

@description('Replicas that run. Each sends its part of what Teams allows (README, "Three replicas").')
@minValue(1)
@maxValue(3)
param replicas int = 2

@description('Days that Azure keeps backups of the database. What was purged since is in them until then: choose it with the FG.')
@minValue(7)
@maxValue(35)
param backupDays int = 14

@description('Days that logs are kept. They hold ids, counts and reasons; no text, name or token.')
@minValue(30)
@maxValue(365)
param logDays int = 30

module network 'network.bicep' = {
  name: 'network'
  params: { name: name, location: location }
}

module data 'data.bicep' = {
  name: 'data'
  params: {
    name: name
    location: location
    postgresPassword: postgresPassword
    registry: registry
    subnetId: network.outputs.databaseSubnet
    dnsZoneId: network.outputs.databaseZone
    backupDays: backupDays
    logDays: logDays
  }
}

module app 'app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    image: image
    registry: registry
    hostName: hostName
    certificate: certificate
    replicas: replicas
    signInId: signInId
    subnetId: network.outputs.containerSubnet
    identityId: data.outputs.identityId
    identityClientId: data.outputs.identityClientId
    connectionAddress: data.outputs.connectionAddress
    logsName: data.outputs.logsName
    storageName: data.outputs.storageName
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'ProtocolBot'
    endpoint: 'https://${app.outputs.host}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: data.outputs.identityClientId
    msaAppMSIResourceId: data.outputs.identityId
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
    isStreamingSupported: false
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true, acceptedTerms: true }
    }
  }
}

@description('What the package command wants: --host.')
output host string = app.outputs.host

@description('What the package command wants: --bot-id.')
output botId string = data.outputs.identityClientId

@description('The vault that holds the connection string.')
output vault string = data.outputs.vaultName
