param name string
param location string
param tags object

@secure()
param digestSecret string

@secure()
param smtpPassword string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
  }
}

resource signing 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'digest-secret'
  properties: { value: digestSecret }
}

// A vault keeps no empty secret.
resource password 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(smtpPassword)) {
  parent: vault
  name: 'smtp-password'
  properties: { value: smtpPassword }
}

output name string = vault.name
#disable-next-line outputs-should-not-contain-secrets // An address, not the secret.
output digestSecretUri string = signing.properties.secretUri
#disable-next-line outputs-should-not-contain-secrets
output smtpPasswordUri string = empty(smtpPassword) ? '' : '${vault.properties.vaultUri}secrets/smtp-password'
