import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Lets a page that is not for this person show app/forbidden.tsx with a 403.
  experimental: {
    authInterrupts: true,
    // Forms of ours are short texts; the API has limits of its own, which are told from what a request says of itself.
    serverActions: { bodySizeLimit: "256kb" },
  },
  // Without it a lock file somewhere above the checkout is taken for the root of the project.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
