# Makes the secret that signs the links of readers, once. azd keeps it in .azure/<environment>/.env, which git ignores,
# and Key Vault keeps it in Azure.
$ErrorActionPreference = 'Stop'

if ($env:DIGEST_SECRET) { exit 0 }

# A new secret would break every link that readers already have.
$exists = az group exists --name "rg-$env:AZURE_ENV_NAME"
if ($LASTEXITCODE -ne 0) { exit 1 }
if ($exists -eq 'true') {
  [Console]::Error.WriteLine("DIGEST_SECRET is not set here, but rg-$env:AZURE_ENV_NAME exists. Set it, and DIGEST_FORMER_SECRET and SMTP_PASSWORD where they were set, from the Key Vault of that group (docs/deploy.md, ""Where the secret lies""):")
  [Console]::Error.WriteLine('  az keyvault secret show --vault-name VAULT --name digest-secret --query value --output tsv')
  [Console]::Error.WriteLine('  azd env set DIGEST_SECRET VALUE')
  exit 1
}

azd env set DIGEST_SECRET ([Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(48)))
if ($LASTEXITCODE -ne 0) { exit 1 }
Write-Host 'Made DIGEST_SECRET, which signs the links of readers.'
