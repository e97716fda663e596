# One image for every process of Tallylight; which one is said by the command:
#   docker run tallylight web | realtime | worker | bot | migrate | all
# See docs/self-hosting.md. tests/architecture/image.test.ts holds this file and the code together.
ARG NODE=24-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
ENV CHECKPOINT_DISABLE=1 NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# Install scripts are not needed, and not trusted.
RUN npm ci --ignore-scripts --include=dev
COPY . .
# Writes the database client and the pages. No setting and no secret is needed for it, and none is kept in it.
RUN node scripts/bootstrap.mjs scripts/run/build.ts
# What only building and testing take goes; the embedded PostgreSQL, which `all` may use, is made runnable.
RUN npm prune --omit=dev --ignore-scripts \
  && rm -rf .data tests docs/images \
  && rm -rf node_modules/prisma node_modules/@prisma/dev node_modules/@prisma/studio-core node_modules/effect \
    node_modules/@electric-sql node_modules/lucide-react node_modules/elkjs node_modules/playwright* \
  && node --import tsx scripts/run/ready-postgres.ts

FROM node:${NODE}
WORKDIR /app
# HOST: a container has its own loopback, which nobody else reaches.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0
# The code belongs to root: a process may write where data is kept and nowhere else.
COPY --from=build /app ./
RUN install -d -o node -g node -m 700 .data .data/spool .data/clips .next/cache
USER node
EXPOSE 3000 3001 3002 3005
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "scripts/run/main.mjs"]
CMD ["all"]
# Of the role that the container was started with.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["node", "scripts/run/health.mjs"]
