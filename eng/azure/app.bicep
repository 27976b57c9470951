// What runs: the container, its settings, and the volume with the keys.

param name string
param location string
param image string
param registry string
param hostName string
param certificate string
param subnetId string
param replicas int
param identityId string
param identityClientId string
param connectionAddress string
param logsName string
param signInId string
param storageName string

var uid = 1654 // the user "app" of the image
var host = hostName == '' ? '${name}.${environment.properties.defaultDomain}' : hostName

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: logsName }
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    workloadProfiles: [ { name: 'Consumption', workloadProfileType: 'Consumption' } ]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }

  resource keys 'storages' = {
    name: 'keys'
    properties: {
      azureFile: { accountName: storage.name, accountKey: storage.listKeys().keys[0].value, shareName: 'keys', accessMode: 'ReadWrite' }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'http'
        allowInsecure: false
        customDomains: hostName == '' ? [] : [ { name: hostName, certificateId: certificate, bindingType: 'SniEnabled' } ]
      }
      registries: registry == '' ? [] : [ { server: '${registry}.azurecr.io', identity: identityId } ]
      secrets: [ { name: 'storage-postgres', keyVaultUrl: connectionAddress, identity: identityId } ]
    }
    template: {
      terminationGracePeriodSeconds: 40
      scale: { minReplicas: replicas, maxReplicas: replicas }
      volumes: [
        { name: 'keys', storageType: 'AzureFile', storageName: environment::keys.name, mountOptions: 'uid=${uid},gid=${uid},dir_mode=0700,file_mode=0600' }
      ]
      containers: [
        {
          name: 'protocolbot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          volumeMounts: [ { volumeName: 'keys', mountPath: '/data' } ]
          env: [
            { name: 'BotFramework__AppId', value: identityClientId }
            { name: 'BotFramework__AppType', value: 'UserAssignedManagedIdentity' }
            { name: 'BotFramework__TenantId', value: tenant().tenantId }
            { name: 'Teams__TenantId', value: tenant().tenantId }
            { name: 'Teams__ServiceUrl', value: 'https://smba.trafficmanager.net/emea/' }
            { name: 'Cases__PublicUrl', value: 'https://${host}' }
            { name: 'Pages__SignIn__Enabled', value: signInId == '' ? 'false' : 'true' }
            { name: 'Pages__SignIn__AppId', value: signInId }
            { name: 'Outbox__RequestsPerSecond', value: string(24 / replicas) }
            { name: 'Directory__Folder', value: '/data/directory' }
            { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' } // nothing but the ingress can reach it
            { name: 'Storage__Postgres', secretRef: 'storage-postgres' }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz/live', port: 8080 }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/healthz/live', port: 8080 }, periodSeconds: 30 }
            { type: 'Readiness', httpGet: { path: '/healthz/ready', port: 8080 }, periodSeconds: 10, failureThreshold: 3 }
          ]
        }
      ]
    }
  }
}

output host string = host
