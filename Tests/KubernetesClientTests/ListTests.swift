import GoTemplate
import Kubernetes
import TestSupport
import Testing

@testable import KubernetesClient

/// Collections page by page.
@Suite(.timeLimit(.minutes(1)))
struct ListTests {
    /// Pages of two objects each; some tokens are forgotten.
    private func server(_ count: Int, forgotten: Int? = nil) throws -> LoopbackServer {
        try LoopbackServer { request in
            let query = Dictionary(
                request.target.split(separator: "?").dropFirst().joined().split(separator: "&").map { pair in
                    let parts = pair.split(separator: "=")
                    return (String(parts[0]), String(parts.last ?? ""))
                }, uniquingKeysWith: { $1 })
            let start = Int(query["continue"] ?? "") ?? 0
            if query["continue"] != nil, start == forgotten {
                return .answer(
                    410,
                    "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Expired\",\"code\":410,\"message\":\"old\"}"
                )
            }
            let end = query["limit"] == nil ? count : min(count, start + 2)
            let items = (start..<end).map { "{\"metadata\":{\"name\":\"s\($0)\"}}" }.joined(separator: ",")
            let token = end < count ? ",\"continue\":\"\(end)\"" : ""
            return .answer(
                200,
                "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\"\(token)},\"items\":[\(items)]}"
            )
        }
    }

    private func options(pages: Int? = nil) -> ListOptions {
        var options = ListOptions()
        options.pageSize = 2
        options.pageLimit = pages
        options.labelSelector = "owner=helm"
        options.form = .metadataList
        return options
    }

    @Test func allPagesAreRead() throws {
        let server = try server(5)
        let list = try connection(server).list(.secrets, in: "shop", options())
        #expect(list.objects.map(\.name) == ["s0", "s1", "s2", "s3", "s4"])
        #expect(list.objects.allSatisfy { $0.kind == "Secret" && $0.apiVersion == "v1" })
        #expect(list.resourceVersion == "7" && list.isComplete)
        #expect(
            server.requests.map(\.target) == [
                "/api/v1/namespaces/shop/secrets?labelSelector=owner%3Dhelm&limit=2",
                "/api/v1/namespaces/shop/secrets?continue=2&labelSelector=owner%3Dhelm&limit=2",
                "/api/v1/namespaces/shop/secrets?continue=4&labelSelector=owner%3Dhelm&limit=2",
            ])
        #expect(server.requests.first?.headers["accept"]?.contains("as=PartialObjectMetadataList") == true)
    }

    @Test func aForgottenPageBeginsAnewInOnePiece() throws {
        let server = try server(5, forgotten: 4)
        let list = try connection(server).list(.secrets, in: "shop", options())
        #expect(list.objects.map(\.name) == ["s0", "s1", "s2", "s3", "s4"])
        #expect(server.requests.last?.target == "/api/v1/namespaces/shop/secrets?labelSelector=owner%3Dhelm")
    }

    @Test func whatCannotBeAskedForIsSaidAtOnce() throws {
        let server = try server(5)
        let connection = try connection(server)
        var outcomes: [Listing.Outcome] = []
        connection.startList(.secrets, in: "a/b") { outcomes.append($0) }
        #expect(outcomes.count == 1)
        let failure = try #require(throws: APIFailure.self) { try outcomes.first?.get() }
        #expect(failure.message == "invalid namespace \"a/b\": [may not contain '/']")
        #expect(server.connectionCount == 0)
    }

    @Test func someMayBeEnough() throws {
        let list = try connection(try server(5)).list(.secrets, in: "", options(pages: 1))
        #expect(list.objects.count == 2 && !list.isComplete)
    }

    private func names(_ answer: String) throws -> (APIConnection.NamesOutcome?, [String]) {
        let server = try LoopbackServer { _ in .answer(200, answer) }
        let connection = try connection(server)
        var outcome: APIConnection.NamesOutcome?
        connection.startNames(of: .secrets, in: "shop", matching: "owner=helm") { outcome = $0 }
        connection.loop.run { outcome == nil }
        return (outcome, server.requests.map(\.target))
    }

    @Test func namesComeInATable() throws {
        let columns = "{\"name\":\"Age\"},{\"name\":\"Name\",\"type\":\"string\",\"format\":\"name\"}"
        let rows = "{\"cells\":[\"5m\",\"s0\"],\"object\":null},{\"cells\":[\"4m\",\"s1\"],\"object\":null}"
        let table = "{\"kind\":\"Table\",\"columnDefinitions\":[\(columns)],\"rows\":[\(rows)]}"
        let (outcome, requests) = try names(table)
        #expect(try outcome?.get() == ["s0", "s1"])
        #expect(requests == ["/api/v1/namespaces/shop/secrets?includeObject=None&labelSelector=owner%3Dhelm"])
    }

    /// A list of objects, a table without such a column, and a row without its cell.
    @Test(arguments: [
        "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"items\":[]}",
        "{\"kind\":\"Table\",\"columnDefinitions\":[{\"name\":\"Name\"}],\"rows\":[]}",
        "{\"kind\":\"Table\",\"columnDefinitions\":[{\"format\":\"name\"}],\"rows\":[{\"cells\":[]}]}",
    ])
    func otherAnswersHaveNoNames(_ answer: String) throws {
        let (outcome, _) = try names(answer)
        #expect(throws: APIFailure.self) { try outcome?.get() }
    }

    @Test func nothingIsThere() throws {
        #expect(try connection(try server(0)).list(.secrets, in: "").objects.isEmpty)
    }
}
