import GoTemplate
import TestSupport
import Testing

@testable import Forges

/// A review is one comment of a request, on each forge, whatever is there already.
struct ReviewPublisherTests {
    private func publisher(
        _ server: ForgeServer, _ text: String = "# Changes\n", named name: GoString = "web",
        changing change: (inout [String: String]) -> Void = { _ in }
    ) throws -> ReviewPublisher {
        var variables = server.variables
        change(&variables)
        return try ReviewPublisher(
            Array(text.utf8), named: name, to: server.forge, ForgeVariables(variables) { _ in [] }, userAgent: "swelm")
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "no failure"
        } catch {
            return ([error.goMessage.text] + [error.knownHint].compactMap { $0 }).joined(separator: "; ")
        }
    }

    @Test(arguments: Forge.allCases)
    func theSecondReviewChangesTheCommentOfTheFirst(_ forge: Forge) throws {
        let server = try ForgeServer(forge)
        server.state.withLock { $0.comments = (1...5).map { .init(id: $0, body: "somebody's \($0)") } }
        #expect(try publisher(server, "first\n").publish() == .created)
        #expect(try publisher(server, "second\n").publish() == .updated)
        let bodies = server.state.withLock { $0.comments.map(\.body) }
        #expect(bodies == (1...5).map { "somebody's \($0)" } + ["<!-- swelm review web -->\nsecond\n"])
    }

    @Test(arguments: Forge.allCases)
    func reviewsOfOtherNamesAreOtherComments(_ forge: Forge) throws {
        let server = try ForgeServer(forge)
        #expect(try publisher(server, named: "web").publish() == .created)
        #expect(try publisher(server, named: "web-2").publish() == .created)
        #expect(try publisher(server, named: "web").publish() == .updated)
        #expect(server.state.withLock { $0.comments.count } == 2)
    }

    @Test(arguments: Forge.allCases)
    func aCommentOfSomebodyElseWithTheMarkIsPassedOver(_ forge: Forge) throws {
        let server = try ForgeServer(forge)
        server.state.withLock {
            $0.comments = [.init(id: 1, body: "<!-- swelm review web -->\nforged", isOwn: false)]
        }
        #expect(try publisher(server, "mine\n").publish() == .created)
        #expect(try publisher(server, "mine again\n").publish() == .updated)
        let bodies = server.state.withLock { $0.comments.map(\.body) }
        #expect(bodies == ["<!-- swelm review web -->\nforged", "<!-- swelm review web -->\nmine again\n"])
    }

    @Test(arguments: Forge.allCases)
    func aTokenWithoutRightsIsNamedAndNothingIsWritten(_ forge: Forge) throws {
        let server = try ForgeServer(forge)
        server.state.withLock { $0.status = 403 }
        let message = message { _ = try publisher(server).publish() }
        #expect(message.contains("\(forge.rawValue) refuses reading the comments: 403"))
        #expect(!message.contains(ForgeServer.token))
        #expect(server.requests.map(\.method) == ["GET"])
    }

    @Test(arguments: Forge.allCases)
    func aMissingTokenIsNamedBeforeAnythingIsAsked(_ forge: Forge) throws {
        let server = try ForgeServer(forge)
        let message = message {
            _ = try publisher(server) { variables in
                variables = variables.filter { !$0.key.contains("TOKEN") }
            }.publish()
        }
        #expect(message.contains("TOKEN"))
        #expect(message.contains(" is not set"))
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: Forge.allCases)
    func redirectsAreNotFollowedWithAToken(_ forge: Forge) throws {
        let (server, other) = (try ForgeServer(forge), try ForgeServer(forge))
        server.state.withLock { $0.location = other.url + "/elsewhere" }
        let message = message { _ = try publisher(server).publish() }
        #expect(message.contains("not followed"), "\(message)")
        #expect(other.requests.isEmpty)
    }

    /// Who may do what is the forge's to say; what the token lacks is told where that may be the reason.
    @Test(arguments: [
        (300, true, false), (399, true, false), (400, false, false), (401, false, true), (402, false, false),
        (403, false, true), (404, false, true), (405, false, false), (500, false, false),
    ])
    func refusalsSayWhatTheTokenNeeds(_ status: Int, _ isRedirect: Bool, _ isRight: Bool) throws {
        let server = try ForgeServer(.gitea)
        server.state.withLock { $0.status = status }
        let message = message { _ = try publisher(server).publish() }
        #expect(message.contains("answers reading the comments with a redirect") == isRedirect, "\(message)")
        #expect(message.contains("Gitea refuses reading the comments: \(status)") == !isRedirect, "\(message)")
        #expect(message.contains("it needs the scope") == isRight, "\(message)")
    }

    @Test(arguments: [Forge.github, .gitlab, .gitea])
    func pagesOfOtherServersAreRefused(_ forge: Forge) throws {
        let (server, other) = (try ForgeServer(forge), try ForgeServer(forge))
        server.state.withLock { $0.link = "<\(other.url)/next>; rel=\"next\"" }
        let message = message { _ = try publisher(server).publish() }
        #expect(message == "the next page of comments is on another server: not followed")
        #expect(other.requests.isEmpty)
        #expect(server.state.withLock { $0.comments.isEmpty })
    }

    @Test
    func pagesWithoutAnEndAreAnError() throws {
        let server = try ForgeServer(.github)
        let list = server.url + "/api/v1/repos/shop/web/issues/7/comments?per_page=100"
        server.state.withLock { $0.link = "<\(list)>; rel=\"next\"" }
        #expect(message { _ = try publisher(server).publish() } == "GitHub's pages of comments have no end")
    }

    @Test(arguments: Forge.allCases)
    func aDryRunShowsTheRequestWithoutTheToken(_ forge: Forge) throws {
        let server = try ForgeServer(forge)
        let text = try publisher(server, "# Changes\n").dryRun.text
        #expect(text.contains("POST \(server.url)/"))
        #expect(text.contains("***"))
        #expect(text.contains("<!-- swelm review web -->\\n# Changes\\n"))
        #expect(!text.contains(ForgeServer.token))
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: Forge.allCases)
    func aLongReviewIsCutAndSaysSo(_ forge: Forge) throws {
        let server = try ForgeServer(forge)
        let line = "+ " + String(repeating: "ö", count: 98) + "\n"
        let text = "<details><summary>x</summary>\n\n```diff\n" + String(repeating: line, count: 12_000)
        #expect(try publisher(server, text).publish() == .created)
        let body = server.state.withLock { $0.comments.first?.body } ?? ""
        let limit = try forge.interface(ForgeVariables(server.variables) { _ in [] }).limit
        #expect(body.unicodeScalars.count <= limit)
        #expect(body.unicodeScalars.count > limit - 400)
        #expect(
            body.hasSuffix(
                "```\n\n</details>\n\nThe rest of this review is left out: the comment would be longer than \(limit) characters.\n"
            ))
    }
}

/// Where a review goes is known from the variables of a job alone.
struct ForgeVariablesTests {
    private func failure(_ forge: Forge, _ changes: [String: String?]) throws -> String {
        let server = try ForgeServer(forge)
        var variables = server.variables
        for (name, value) in changes { variables[name] = value }
        do {
            _ = try ReviewPublisher(
                Array("x".utf8), named: "web", to: forge,
                ForgeVariables(variables) { _ in Array(#"{"pull_request": {"number": 8}}"#.utf8) }, userAgent: "swelm")
            return "none"
        } catch { return error.message.text }
    }

    @Test
    func whatIsMissingIsNamed() throws {
        #expect(try failure(.github, ["GITHUB_API_URL": nil]) == "the variable GITHUB_API_URL is not set")
        #expect(try failure(.github, ["GITHUB_REPOSITORY": "web"]).contains("OWNER/NAME"))
        #expect(try failure(.github, ["GITHUB_REPOSITORY": "../web"]).contains("OWNER/NAME"))
        #expect(try failure(.github, ["GITHUB_REF": "refs/heads/main"]).contains("runs for no pull request"))
        #expect(try failure(.gitlab, ["CI_MERGE_REQUEST_IID": nil]) == "the variable CI_MERGE_REQUEST_IID is not set")
        #expect(try failure(.gitlab, ["CI_PROJECT_ID": "shop/web"]).contains("must be numbers"))
        #expect(try failure(.azure, ["SYSTEM_PULLREQUEST_PULLREQUESTID": "x/../1"]).contains("must be a number"))
    }

    @Test
    func theEventTellsTheNumberWhereTheReferenceDoesNot() throws {
        let changes = ["GITHUB_REF": "refs/heads/main", "GITHUB_EVENT_PATH": "event.json"]
        #expect(try failure(.gitea, changes) == "none")
    }

    @Test
    func tokensGoToNoOtherHostAndNotInTheOpen() throws {
        #expect(
            try failure(.github, ["GITHUB_API_URL": "https://evil.example"])
                == "the host of GITHUB_API_URL, evil.example, is not that of GITHUB_SERVER_URL, 127.0.0.1: no token is sent to another host"
        )
        #expect(
            try failure(.gitlab, ["CI_API_V4_URL": "https://evil.example/api/v4"]).contains("no token is sent"))
        #expect(try failure(.gitea, ["GITHUB_API_URL": "https://evil.example"]).contains("no token is sent"))
        #expect(try failure(.azure, ["SYSTEM_COLLECTIONURI": "http://dev.azure.com/shop/"]).contains("https://"))
        let own = ["GITHUB_API_URL": "https://api.github.com", "GITHUB_SERVER_URL": "https://github.com"]
        #expect(try failure(.github, own) == "none")
    }

    @Test
    func aNameCannotEndTheMark() throws {
        let variables = ForgeVariables(try ForgeServer(.github).variables) { _ in [] }
        for name: GoString in ["", "a--b", "a>b", "a\nb"] {
            #expect(throws: ForgeFailure.self) {
                try ReviewPublisher([0x78], named: name, to: .github, variables, userAgent: "swelm")
            }
        }
        #expect(throws: ForgeFailure.self) {
            try ReviewPublisher([0x20, 0x0A], named: "web", to: .github, variables, userAgent: "swelm")
        }
    }
}
