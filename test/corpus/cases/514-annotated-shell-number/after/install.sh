#!/bin/sh
# renovate: datasource=github-releases depName=example/tool
VERSION=1.10
