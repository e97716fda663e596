# One image for every process of Tallylight; which one is said by the command:
#   docker run tallylight web | realtime | worker | bot | migrate | all
# See docs/self-hosting.md. tests/architecture/image.test.ts holds this file and the code together.
# Debian's security fixes come with each build; for the same base to the byte: --build-arg NODE=24-bookworm-slim@sha256:…
ARG NODE=24-bookworm-slim

FROM node:${NODE} AS packages
WORKDIR /app
ENV CHECKPOINT_DISABLE=1 NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# Install scripts are not needed, and not trusted.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --include=dev

FROM packages AS build
COPY . .
# Writes the database client and the pages. No setting and no secret is needed for it, and none is kept in it.
RUN node scripts/bootstrap.mjs scripts/run/build.ts
# A checkout may be for its owner alone; whoever the processes run as has to read it.
RUN node --import tsx scripts/run/pack.ts && rm -rf node_modules .data tests && chmod -R a+rX .

# What runs needs of the packages, which stays the same as long as these do: a layer that an upgrade need not fetch.
# The embedded PostgreSQL, which `all` may use, is made runnable.
FROM packages AS slim
COPY scripts/run/slim.ts scripts/run/kept-packages.ts scripts/run/only-to-build.ts scripts/run/ready-postgres.ts scripts/run/
COPY scripts/up/postgres/binaries.ts scripts/up/postgres/
RUN node --import tsx scripts/run/slim.ts && node --import tsx scripts/run/ready-postgres.ts

FROM node:${NODE}
LABEL org.opencontainers.image.title="Tallylight" \
  org.opencontainers.image.description="Self-hosted companion for Twitch: know the second someone goes live."
WORKDIR /app
# HOST: a container has its own loopback, which nobody else reaches.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0
# The code belongs to root: a process may write where data is kept and nowhere else.
COPY --from=slim /app/node_modules ./node_modules
COPY --from=build /app ./
RUN install -d -o node -g node -m 700 .data .data/spool .data/clips .next/cache
USER node
EXPOSE 3000 3001 3002 3005
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "scripts/run/main.mjs"]
CMD ["all"]
# Of the role that the container was started with.
HEALTHCHECK --interval=10s --timeout=10s --start-period=180s --retries=6 CMD ["node", "scripts/run/health.mjs"]
