#!/bin/sh
# Makes the secret that signs the links of readers, once. azd keeps it in .azure/<environment>/.env, which git ignores,
# and Key Vault keeps it in Azure.
set -eu

[ -z "${DIGEST_SECRET:-}" ] || exit 0

# A new secret would break every link that readers already have.
if [ "$(az group exists --name "rg-$AZURE_ENV_NAME")" = true ]; then
  echo "DIGEST_SECRET is not set here, but rg-$AZURE_ENV_NAME exists. Set it, and DIGEST_FORMER_SECRET and SMTP_PASSWORD where they were set, from the Key Vault of that group (docs/deploy.md, \"Where the secret lies\"):" >&2
  echo "  az keyvault secret show --vault-name VAULT --name digest-secret --query value --output tsv" >&2
  echo "  azd env set DIGEST_SECRET VALUE" >&2
  exit 1
fi

azd env set DIGEST_SECRET "$(openssl rand -base64 48 | tr -d '\n')"
echo 'Made DIGEST_SECRET, which signs the links of readers.'
