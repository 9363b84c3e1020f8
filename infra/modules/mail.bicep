// Azure Communication Services; its SMTP logs in as an Entra application, whose client secret is the password.
param token string
param tags object

@description('A domain of your own; empty for one of Azure.')
param domain string

@description('Whether its DNS records are verified; a domain can be linked only then.')
param domainVerified bool

param userName string
param applicationId string
param applicationPrincipalId string

var managed = empty(domain)
var communicationAndEmailServiceOwner = '09976791-48a7-449e-bb21-39d1a415f350'

resource email 'Microsoft.Communication/emailServices@2025-09-01' = {
  name: 'email-digest-${token}'
  location: 'global'
  tags: tags
  properties: { dataLocation: 'Europe' }
}

resource sender 'Microsoft.Communication/emailServices/domains@2025-09-01' = {
  parent: email
  name: managed ? 'AzureManagedDomain' : domain
  location: 'global'
  tags: tags
  properties: {
    domainManagement: managed ? 'AzureManaged' : 'CustomerManaged'
    // Links are the reader's own; nobody counts who opens what.
    userEngagementTracking: 'Disabled'
  }
}

resource communication 'Microsoft.Communication/communicationServices@2025-09-01' = {
  name: 'acs-digest-${token}'
  location: 'global'
  tags: tags
  properties: {
    dataLocation: 'Europe'
    linkedDomains: managed || domainVerified ? [sender.id] : []
  }
}

// It must not be named like its username.
resource login 'Microsoft.Communication/communicationServices/smtpUsernames@2025-09-01' = if (!empty(applicationId)) {
  parent: communication
  name: 'smtp-${token}'
  properties: {
    username: userName
    entraApplicationId: applicationId
    tenantId: tenant().tenantId
  }
}

resource sending 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(applicationPrincipalId)) {
  scope: communication
  name: guid(communication.id, applicationPrincipalId, communicationAndEmailServiceOwner)
  properties: {
    principalId: applicationPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', communicationAndEmailServiceOwner)
  }
}

output domain string = sender.properties.mailFromSenderDomain
