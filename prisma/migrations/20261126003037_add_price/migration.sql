-- CreateTable
CREATE TABLE "price" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_pkey" PRIMARY KEY ("workspace_id","id")
);
