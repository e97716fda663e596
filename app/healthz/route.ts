import { upResponse } from "@/lib/health";

export const dynamic = "force-dynamic";

export const GET = (): Response => upResponse();
