#!/bin/sh
# Subscribes the app to uploads into container articles, or brings the subscription up to date.
set -eu

try=1
until az deployment group create --only-show-errors --output none \
  --name articles --resource-group "$AZURE_RESOURCE_GROUP" --template-file infra/modules/subscription.bicep \
  --parameters appName="$SERVICE_DIGEST_NAME" topicName="$DIGEST_TOPIC" storageName="$DIGEST_STORAGE"; do
  # The host makes the key when it first loads the app, and roles take minutes to hold.
  if [ "$try" -ge 6 ]; then
    echo "The app is deployed but hears of no uploads: see why above, then run: azd hooks run postdeploy" >&2
    [ -z "${EDITIONS_FILE:-}" ] || echo "It does not start while $EDITIONS_FILE is not in $DIGEST_STORAGE: see docs/deploy.md, \"Several editions\"." >&2
    exit 1
  fi
  echo "Event Grid does not reach the app yet; attempt $try of 6, the next in 30 seconds."
  try=$((try + 1))
  curl --silent --output /dev/null --max-time 20 "$DIGEST_URL/api/health" || true
  sleep 30
done

# No property of a template, and asked of the storage account itself, which may be closed to this machine.
if [ "${STATIC_ARCHIVE:-false}" = true ] && ! az storage blob service-properties update --only-show-errors --output none \
  --auth-mode login --account-name "$DIGEST_STORAGE" --static-website true --index-document index.html; then
  echo "Deployed, but the static site of the archive could not be switched on, for the reason above. Where $DIGEST_STORAGE is closed to this machine, do it from one in ALLOWED_ADDRESSES: azd hooks run postdeploy" >&2
fi

echo "Upload articles into container articles of $DIGEST_STORAGE. Readers: $DIGEST_URL/api/issues/"
