import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

const defaultQuery = `# Mọi điều màn hình hiện ra đều hỏi được ở đây. Ctrl Enter để chạy, Ctrl Space để xem gợi ý.
# Everything the screens show can be asked here. Ctrl Enter runs, Ctrl Space suggests.
#
# Trang đầu tiên của danh bạ ban chỉ đạo, tại một ngày trước đợt sắp xếp 01/07/2025.
# The first page of the directory of committees, on a day before the reorganisation of 1 July 2025.
query Directory {
  committees(asOf: "2025-06-30", first: 5) {
    totalCount
    edges {
      node {
        name(asOf: "2025-06-30")
        memberships(asOf: "2025-06-30", first: 3) {
          totalCount
          edges {
            node {
              role
              person {
                name
              }
            }
          }
        }
      }
    }
    # Trang sau: committees(after: endCursor) / The next page
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
`;

async function fetcher(request: object): Promise<object> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  return response.json();
}

const container = document.getElementById("root");
if (!container) throw new Error("graphiql.html has no #root");
createRoot(container).render(<GraphiQL fetcher={fetcher} defaultQuery={defaultQuery} />);
