# Makes the secret that signs the links of readers, once. azd keeps it in .azure/<environment>/.env, which git ignores,
# and Key Vault keeps it in Azure.
$ErrorActionPreference = 'Stop'

if ($env:DIGEST_SECRET) { exit 0 }

# A new secret would break every link that readers already have.
$exists = az group exists --name "rg-$env:AZURE_ENV_NAME"
if ($LASTEXITCODE -ne 0) { exit 1 }
if ($exists -eq 'true') {
  [Console]::Error.WriteLine("DIGEST_SECRET is not set here, but rg-$env:AZURE_ENV_NAME exists: read secret digest-secret in its Key Vault and run: azd env set DIGEST_SECRET VALUE")
  exit 1
}

azd env set DIGEST_SECRET ([Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(48)))
if ($LASTEXITCODE -ne 0) { exit 1 }
Write-Host 'Made DIGEST_SECRET, which signs the links of readers.'
