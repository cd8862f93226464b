# renovate: datasource=github-releases depName=k3s-io/k3s
K3S_VERSION="v1.31.2+k3s1"
