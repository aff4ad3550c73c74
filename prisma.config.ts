import { defineConfig } from "prisma/config";

// Read by `prisma generate` and by a stock `prisma migrate deploy`, where Prisma's engine can be had.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
