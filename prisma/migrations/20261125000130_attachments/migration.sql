-- Files are packed already; as they are, a piece of one is read without the rest.
ALTER TABLE "Attachment" ALTER COLUMN "content" SET STORAGE EXTERNAL;
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_size_check"
  CHECK ("size" BETWEEN 1 AND 10485760 AND octet_length("content") = "size");
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_sha256_check" CHECK (encode(sha256("content"), 'hex') = "sha256");
