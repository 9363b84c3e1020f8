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
    exit 1
  }
  Write-Host "Event Grid does not reach the app yet; attempt $try of 6, the next in 30 seconds."
  try { Invoke-WebRequest "$env:DIGEST_URL/api/health" -TimeoutSec 20 | Out-Null } catch { }
  Start-Sleep -Seconds 30
}

if ($env:STATIC_ARCHIVE -eq 'true') {
  az storage blob service-properties update --only-show-errors --output none --auth-mode login `
    --account-name $env:DIGEST_STORAGE --static-website true --index-document index.html
  if ($LASTEXITCODE -ne 0) { exit 1 }
}

Write-Host "Upload articles into container articles of $env:DIGEST_STORAGE. Readers: $env:DIGEST_URL/api/issues/"
