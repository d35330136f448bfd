import Codecs
import GoLibrary
import GoTemplate
import HTTP

/// Puts a review into one comment of the request for changes that a job runs for, and changes it the next time.
package struct ReviewPublisher {
    /// What became of a review.
    package enum Outcome: String, Sendable {
        case created, updated
    }

    private let forge: Forge
    private let interface: any ForgeInterface
    private let variables: ForgeVariables
    private let review: ReviewComment
    private let userAgent: GoString

    private static let timeLimit: Duration = .seconds(30)
    /// Pages of comments that are looked through.
    private static let maximumPages = 100

    /// - Parameters:
    ///   - text: the review, in Markdown.
    ///   - name: tells reviews of one request apart.
    /// - Throws: `ForgeFailure` for a job that runs for no request, and for a text that cannot be a comment.
    package init(
        _ text: [UInt8], named name: GoString, to forge: Forge, _ variables: ForgeVariables, userAgent: GoString
    ) throws(ForgeFailure) {
        review = try ReviewComment(text, named: name)
        interface = try forge.interface(variables)
        (self.forge, self.variables, self.userAgent) = (forge, variables, userAgent)
    }

    /// What would be sent where there is no comment yet, without the token.
    package var dryRun: GoString {
        let call = interface.creation(of: body)
        let address = endpoint.url.description.trimmingSuffix("/")
        let content = GoString((try? JSON.encode(call.content, indent: "  ", escapesHTML: false)) ?? [])
        var lines = ["GET " + address + interface.list, GoString(call.method.rawValue) + " " + address + call.target]
        lines += interface.headers.fields.map { $0.name + ": " + $0.value }
        lines += [interface.token.field + ": " + interface.token.prefix + "***", "Content-Type: application/json", ""]
        return GoString.join(lines + [content], separator: "\n") + "\n"
    }

    private var body: GoString { review.body(limit: interface.limit) }

    private var endpoint: Endpoint {
        Endpoint(interface.address, headers: Headers([(name: "User-Agent", value: userAgent)]))
    }

    /// Finds the comment and changes it, or makes one; nothing is written before all comments were looked through.
    ///
    /// - Throws: `ForgeFailure` that says what the forge refused and what the token must allow.
    package func publish() throws(ForgeFailure) -> Outcome {
        let token = try token()
        let loop: Loop
        do { loop = try Loop() } catch { throw ForgeFailure(error.message) }
        let earlier = try comments(loop, token).filter(review.isMark)
        // A comment of somebody else may begin with the same mark.
        for comment in earlier {
            let answer = try send(interface.update(of: comment, to: body), loop, token)
            if answer.isSuccess { return .updated }
            guard answer.status == 403 || answer.status == 404 else {
                throw refusal(of: answer, "changing the comment")
            }
        }
        let answer = try send(interface.creation(of: body), loop, token)
        guard answer.isSuccess else { throw refusal(of: answer, "writing the comment") }
        return .created
    }

    private func token() throws(ForgeFailure) -> GoString {
        for name in interface.token.variables { if let token = variables[name] { return token } }
        let names = interface.token.variables.joined(separator: " or ")
        throw ForgeFailure(GoString("the variable \(names) is not set"), hint: interface.token.right)
    }
}

// MARK: - Requests

extension ReviewPublisher {
    private func comments(_ loop: Loop, _ token: GoString) throws(ForgeFailure) -> [ForgeComment] {
        var (comments, next, seen): ([ForgeComment], GoString?, Set<GoString>) = ([], interface.list, [])
        while let target = next {
            guard seen.count < Self.maximumPages, seen.insert(target).inserted else {
                throw ForgeFailure(GoString("\(forge.rawValue)'s pages of comments have no end"))
            }
            let answer = try answer(to: request(.get, target, token), loop)
            guard answer.isSuccess else { throw refusal(of: answer, "reading the comments") }
            guard let value = try? JSON.decode(answer.body, numbers: .int64), let page = interface.comments(in: value)
            else { throw ForgeFailure(GoString("\(forge.rawValue) did not answer with comments")) }
            comments += page
            next = try NextPage(answer, of: interface.address).target
        }
        return comments
    }

    private func send(_ call: ForgeCall, _ loop: Loop, _ token: GoString) throws(ForgeFailure) -> Response {
        var request = request(call.method, call.target, token)
        request.headers["Content-Type"] = "application/json"
        do { request.body = try JSON.encode(call.content, escapesHTML: false) } catch {
            throw ForgeFailure("the review cannot be written as JSON: " + error.goMessage)
        }
        // A comment that was made twice would stay twice.
        request.retries = .none
        return try answer(to: request, loop)
    }

    private func request(_ method: Request.Method, _ target: GoString, _ token: GoString) -> Request {
        var request = Request(method, target, of: endpoint)
        request.headers = interface.headers
        request.headers[interface.token.field] = interface.token.prefix + token
        request.limits.timeLimit = Self.timeLimit
        request.redirects = .none
        return request
    }

    private func answer(to request: Request, _ loop: Loop) throws(ForgeFailure) -> Response {
        do { return try loop.send(request) } catch {
            throw ForgeFailure(GoString("\(forge.rawValue) (") + interface.address.host + "): " + error.reason)
        }
    }

    private func refusal(of answer: Response, _ action: GoString) -> ForgeFailure {
        let name = GoString(forge.rawValue)
        if (300..<400).contains(answer.status) {
            return ForgeFailure(name + " answers " + action + " with a redirect, which is not followed with a token")
        }
        let isRight = [401, 403, 404].contains(answer.status)
        return ForgeFailure(
            name + " refuses " + action + ": " + answer.statusText, hint: isRight ? interface.token.right : nil)
    }
}
