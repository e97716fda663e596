/** The request header in which the proxy tells pages their own path and query, which Next keeps from them. */
export const PAGE_PATH_HEADER = "x-tallylight-path";
