import type { NextConfig } from "next";

const SHARED_REPORT = [
  { key: "Cache-Control", value: "private, no-store" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // No remote pictures, and the optimizer has been a way in before.
  images: { unoptimized: true },
  // The Content-Security-Policy carries a nonce a request and is set in proxy.ts.
  async headers() {
    return [
      { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
      { source: "/samples/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=3600" }] },
      { source: "/api/:path*", headers: [{ key: "Cache-Control", value: "private, no-store" }] },
      { source: "/r/:path*", headers: SHARED_REPORT },
    ];
  },
};

export default config;
