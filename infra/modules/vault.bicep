param name string
param location string
param tags object

@secure()
param digestSecret string

@secure()
param digestFormerSecret string

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
resource former 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(digestFormerSecret)) {
  parent: vault
  name: 'digest-former-secret'
  properties: { value: digestFormerSecret }
}

resource password 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(smtpPassword)) {
  parent: vault
  name: 'smtp-password'
  properties: { value: smtpPassword }
}

output name string = vault.name
// With their versions: the app settings change with a secret, so that the app takes the new one at once. Without, it may
// keep the one before for a day.
#disable-next-line outputs-should-not-contain-secrets // An address, not the secret.
output digestSecretUri string = signing.properties.secretUriWithVersion
#disable-next-line outputs-should-not-contain-secrets
output digestFormerSecretUri string = empty(digestFormerSecret) ? '' : former!.properties.secretUriWithVersion
#disable-next-line outputs-should-not-contain-secrets
output smtpPasswordUri string = empty(smtpPassword) ? '' : password!.properties.secretUriWithVersion
