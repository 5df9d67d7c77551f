-- AlterTable
ALTER TABLE "account" ADD COLUMN     "used_on" DATE;

-- CreateTable
CREATE TABLE "web_session" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "account_id" TEXT,
    "own" BOOLEAN NOT NULL DEFAULT false,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "made_on" DATE NOT NULL,

    CONSTRAINT "web_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_message" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "web_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_link" (
    "person_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_link_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "web_session_token_hash_key" ON "web_session"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "web_session_address_key" ON "web_session"("address");

-- CreateIndex
CREATE INDEX "web_session_account_id_idx" ON "web_session"("account_id");

-- CreateIndex
CREATE INDEX "web_message_account_id_seq_idx" ON "web_message"("account_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "device_link_code_hash_key" ON "device_link"("code_hash");

-- AddForeignKey
ALTER TABLE "web_message" ADD CONSTRAINT "web_message_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
