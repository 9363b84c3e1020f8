targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('The name of the azd environment; the resource group is called after it.')
param environmentName string

@description('Where everything lies; a region that offers Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Who deploys: may upload articles, run the commands against the deployment and keep its secrets. Empty for nobody.')
param principalId string = ''

@description('Storage answers within a virtual network only, and to the addresses of allowedAddresses.')
param vnetEnabled bool = false

@description('Internet addresses (or ranges) that may reach storage besides, parted by commas; counts with vnetEnabled.')
param allowedAddresses string = ''

@description('Container and blob of a list of editions, such as config/editions.json, instead of the one edition below.')
param editionsFile string = ''

@description('The name of the edition that readers see.')
param editionTitle string

@allowed(['ar', 'en', 'fr'])
param editionLanguage string = 'ar'

@description('An IANA time zone.')
param editionTimeZone string = 'Etc/UTC'

@allowed(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
param editionDay string = 'Sunday'

@description('Wall-clock time in that zone, as 07:00.')
param editionTime string = '07:00'

@description('The address in From.')
param senderAddress string

@description('The postal address printed in every issue.')
param postalAddress string

@description('Where readers reach the app; empty for the address that Azure gives it.')
param baseUrl string = ''

@description('The storage account serves the archive as a static site, instead of the app.')
param staticArchive bool = false

@description('The https address of the archive where it is not that of the static site, or of the app; empty where it is.')
param archiveUrl string = ''

@allowed(['relay', 'acs'])
@description('An SMTP relay, or Azure Communication Services.')
param mail string = 'relay'

param smtpHost string = ''
param smtpPort string = '587'

@allowed(['StartTls', 'ImplicitTls'])
param smtpSecurity string = 'StartTls'

param smtpUserName string = ''

@secure()
@description('The password at the relay; with acs the client secret of the Entra application. Empty for a relay without login.')
param smtpPassword string = ''

@description('With acs: a domain of your own; empty for one of Azure, good for a trial only.')
param mailDomain string = ''

@description('With acs: true once the DNS records of mailDomain are verified.')
param mailDomainVerified bool = false

@description('With acs: the Entra application whose client secret logs in to SMTP.')
param smtpApplicationId string = ''

@description('With acs: the object id of that application\'s service principal.')
param smtpApplicationPrincipalId string = ''

@description('The most mails a minute and an hour; 0 for no limit. Empty for what the way of mail begins with.')
param mailsPerMinute string = ''
param mailsPerHour string = ''

@secure()
@minLength(32)
@description('Signs the links of readers. The hook preprovision makes it once.')
param digestSecret string

@secure()
@description('The secret that signed before: the links of mail that it signed still work. Empty for none.')
param digestFormerSecret string = ''

@description('Who hears of alerts.')
param operatorAddress string

@description('Who gets the preview and the report of each issue; empty for the operator.')
param editorAddress string = ''

@description('true stops the making, planning and sending of issues, while tables are restored.')
param paused bool = false

@description('Deploys the alerts; without them nobody hears that something is wrong.')
param alertsEnabled bool = true

@minValue(1)
@description('An issue that is not finished so many minutes after it is due is late.')
param lateAfterMinutes int = 30

@description('Asks /api/ready from outside every 15 minutes; costs more than the app does. Counts with alertsEnabled.')
param availabilityTest bool = true

@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Gigabytes of telemetry a day after which no more is taken.')
param dailyGigabytes string = '0.5'

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var throughAcs = mail == 'acs'
var relay = throughAcs ? { host: 'smtp.azurecomm.net', port: '587', security: 'StartTls', userName: 'digest-${token}' } : { host: smtpHost, port: smtpPort, security: smtpSecurity, userName: smtpUserName }
var perMinute = empty(mailsPerMinute) ? (throughAcs ? '30' : '0') : mailsPerMinute
var perHour = empty(mailsPerHour) ? (throughAcs ? '100' : '0') : mailsPerHour
var edition = empty(editionsFile) ? {
  Digest__Edition__Title: editionTitle
  Digest__Edition__Language: editionLanguage
  Digest__Edition__TimeZone: editionTimeZone
  Digest__Edition__Day: editionDay
  Digest__Edition__Time: editionTime
  Digest__Edition__SenderAddress: senderAddress
  Digest__Edition__PostalAddress: postalAddress
  Digest__Edition__EditorAddress: empty(editorAddress) ? operatorAddress : editorAddress
} : {
  Digest__EditionsFile: editionsFile
}

// The dotted names are what the portal and az write; Linux hands them to the host with underscores, and it reads both.
var asleep = paused ? {
  'AzureWebJobs.PublishDueIssues.Disabled': 'true'
  'AzureWebJobs.PlanDelivery.Disabled': 'true'
  'AzureWebJobs.DeliverBatch.Disabled': 'true'
} : {}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: { name: 'id-digest-${token}', location: location, tags: tags }
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  scope: group
  name: 'network'
  params: { name: 'vnet-digest-${token}', location: location, tags: tags, storageName: storage.outputs.name }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    name: 'stdigest${token}'
    location: location
    tags: tags
    closed: vnetEnabled
    allowedAddresses: empty(allowedAddresses) ? [] : split(allowedAddresses, ',')
  }
}

module monitor 'modules/monitor.bicep' = {
  scope: group
  name: 'monitor'
  params: { token: token, location: location, tags: tags, dailyGigabytes: dailyGigabytes }
}

module vault 'modules/vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    name: 'kv-digest-${token}'
    location: location
    tags: tags
    digestSecret: digestSecret
    digestFormerSecret: digestFormerSecret
    smtpPassword: smtpPassword
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  name: 'roles'
  params: {
    identityPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    storageName: storage.outputs.name
    insightsName: monitor.outputs.insightsName
    vaultName: vault.outputs.name
  }
}

module acs 'modules/mail.bicep' = if (throughAcs) {
  scope: group
  name: 'mail'
  params: {
    token: token
    tags: tags
    domain: mailDomain
    domainVerified: mailDomainVerified
    userName: relay.userName
    applicationId: smtpApplicationId
    applicationPrincipalId: smtpApplicationPrincipalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  name: 'app'
  params: {
    name: 'func-digest-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    insightsConnection: monitor.outputs.insightsConnection
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    maximumInstances: maximumInstances
    baseUrl: empty(editionsFile) ? baseUrl : '-'
    settings: union(edition, asleep, empty(digestFormerSecret) ? {} : {
      Digest__FormerSecrets__0: '@Microsoft.KeyVault(SecretUri=${vault.outputs.digestFormerSecretUri})'
    }, {
      Digest__Archive__Url: empty(archiveUrl) && staticArchive ? storage.outputs.webUrl : archiveUrl
      Digest__Archive__Container: staticArchive ? '$web' : 'issues'
      Digest__Secret: '@Microsoft.KeyVault(SecretUri=${vault.outputs.digestSecretUri})'
      Digest__Smtp__Host: relay.host
      Digest__Smtp__Port: relay.port
      Digest__Smtp__Security: relay.security
      Digest__Smtp__UserName: relay.userName
      Digest__Smtp__Password: empty(vault.outputs.smtpPasswordUri) ? '' : '@Microsoft.KeyVault(SecretUri=${vault.outputs.smtpPasswordUri})'
      Digest__Smtp__Verp: throughAcs ? 'false' : 'true'
      Digest__Delivery__MailsPerMinute: perMinute
      Digest__Delivery__MailsPerHour: perHour
    }, loadJsonContent('settings.json'))
  }
  // An app that starts before its roles hold cannot read its storage or its secrets.
  dependsOn: [roles]
}

module events 'modules/events.bicep' = {
  scope: group
  name: 'events'
  params: { name: 'evgt-digest-${token}', location: location, tags: tags, storageName: storage.outputs.name }
}

module alerts 'modules/alerts.bicep' = if (alertsEnabled) {
  scope: group
  name: 'alerts'
  params: {
    location: location
    tags: tags
    operatorAddress: operatorAddress
    lateAfterMinutes: lateAfterMinutes
    workspaceId: monitor.outputs.workspaceId
    insightsId: monitor.outputs.insightsId
    topicId: events.outputs.id
    readyUrl: 'https://${app.outputs.host}/api/ready'
    availabilityTest: availabilityTest
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  name: 'workbook'
  params: { location: location, tags: tags, workspaceId: monitor.outputs.workspaceId }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_DIGEST_NAME string = app.outputs.name
output DIGEST_URL string = 'https://${app.outputs.host}'
output DIGEST_STORAGE string = storage.outputs.name
output DIGEST_TOPIC string = events.outputs.name
output DIGEST_VAULT string = vault.outputs.name
output DIGEST_MAIL_DOMAIN string = throughAcs ? acs!.outputs.domain : ''
