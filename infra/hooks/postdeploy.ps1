# Subscribes the app to uploads into container articles, or brings the subscription up to date.
$ErrorActionPreference = 'Stop'

for ($try = 1; ; $try++) {
  az deployment group create --only-show-errors --output none `
    --name articles --resource-group $env:AZURE_RESOURCE_GROUP --template-file infra/modules/subscription.bicep `
    --parameters appName=$env:SERVICE_DIGEST_NAME topicName=$env:DIGEST_TOPIC storageName=$env:DIGEST_STORAGE
  if ($LASTEXITCODE -eq 0) { break }
  # The host makes the key when it first loads the app, and roles take minutes to hold.
  if ($try -ge 6) {
    [Console]::Error.WriteLine('The app is deployed but hears of no uploads: see why above, then run: azd hooks run postdeploy')
    if ($env:EDITIONS_FILE) { [Console]::Error.WriteLine("It does not start while $env:EDITIONS_FILE is not in ${env:DIGEST_STORAGE}: see docs/deploy.md, ""Several editions"".") }
    exit 1
  }
  Write-Host "Event Grid does not reach the app yet; attempt $try of 6, the next in 30 seconds."
  try { Invoke-WebRequest "$env:DIGEST_URL/api/health" -TimeoutSec 20 | Out-Null } catch { }
  Start-Sleep -Seconds 30
}

# No property of a template, and asked of the storage account itself, which may be closed to this machine.
if ($env:STATIC_ARCHIVE -eq 'true') {
  az storage blob service-properties update --only-show-errors --output none `
    --auth-mode login --account-name $env:DIGEST_STORAGE --static-website true --index-document index.html
  if ($LASTEXITCODE -ne 0) {
    [Console]::Error.WriteLine("Deployed, but the static site of the archive could not be switched on, for the reason above. Where $env:DIGEST_STORAGE is closed to this machine, do it from one in ALLOWED_ADDRESSES: azd hooks run postdeploy")
  }
}

Write-Host "Upload articles into container articles of $env:DIGEST_STORAGE. Readers: $env:DIGEST_URL/api/issues/"
exit 0
