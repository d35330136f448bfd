# The seven stages of a canary release of charts/productpage from tag 83 to tag 84, for the scripts that walk them.

# name, production tag / replicas / weight, canary tag / replicas / weight
stages=(
  "1 stable|83 2 100|83 0 0"
  "2 ten per cent|83 2 90|84 2 10"
  "3 ninety per cent|83 2 10|84 2 90"
  "4 all traffic on the canary|83 2 0|84 2 100"
  "5 production rolls behind it|84 2 0|84 2 100"
  "6 traffic back on production|84 2 100|84 2 0"
  "7 stable again|84 2 100|84 0 0"
)

values() { # stage: the --set of a pipeline, one argument
  local production canary repository=myacrepo.azurecr.io/bookinfo-canary/productpage
  read -ra production <<<"$(cut -d'|' -f2 <<<"$1")"
  read -ra canary <<<"$(cut -d'|' -f3 <<<"$1")"
  printf '%s' "productionDeployment.image.repository=$repository,productionDeployment.image.tag=${production[0]}," \
    "productionDeployment.weight=${production[2]},productionDeployment.replicaCount=${production[1]}," \
    "canaryDeployment.image.repository=$repository,canaryDeployment.image.tag=${canary[0]}," \
    "canaryDeployment.replicaCount=${canary[1]},canaryDeployment.weight=${canary[2]}"
}

stage_label() { # stage: the label that tells the versions to come back to from those on the way
  if [[ $1 == *stable* ]]; then echo stage=stable; else echo stage=canary; fi
}
