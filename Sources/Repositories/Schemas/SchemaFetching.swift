import Failures
import GoLibrary
import GoTemplate
import HTTP
import JSONSchema

/// Fetches what the schemas of charts refer to by URL, within narrow limits: whoever writes a chart chooses the URLs.
///
/// Nothing is loaded or opened before the first such reference.
///
/// Mirrors pkg/chart/common/util jsonschema.go newHTTPURLLoader, which fetches whatever from wherever.
package final class SchemaFetching: RemoteSchemas {
    package enum Mode: Sendable {
        case fetching
        /// Only what was kept is given.
        case offline
        /// Nothing is given, as `SWELM_SCHEMA_FETCH=off` wants it.
        case off
    }

    private let userAgent: GoString
    private let mode: Mode
    /// Whether servers of this machine and of networks that are not public are asked, too.
    private let allowsPrivate: Bool
    private let cache: SchemaCache
    private let fetched = Locked(0)

    private static let timeLimit = Duration.seconds(15)
    private static let bodyLimit = 5 << 20
    private static let redirectLimit = 10
    private static let countLimit = 64

    package init(userAgent: GoString, cache: SchemaCache, mode: Mode, allowsPrivate: Bool) {
        (self.userAgent, self.cache, self.mode, self.allowsPrivate) = (userAgent, cache, mode, allowsPrivate)
    }

    package func document(at url: GoString) throws(RemoteSchemaFailure) -> [UInt8] {
        switch mode {
        case .off: throw Self.failure(url, "schemas are not fetched with SWELM_SCHEMA_FETCH=off")
        case .offline:
            if let known = cache.document(at: url) { return known }
            throw Self.failure(url, "it was not kept from before, and --offline opens no connection")
        case .fetching:
            if let known = cache.document(at: url, notOlderThan: SchemaCache.freshness) { return known }
            let content = try fetch(url)
            cache.keep(content, of: url)
            return content
        }
    }

    private func fetch(_ text: GoString) throws(RemoteSchemaFailure) -> [UInt8] {
        let url: GoURL
        do { url = try GoURL(parsing: text) } catch { throw RemoteSchemaFailure(error.message) }
        if !allowsPrivate && url.isOfPrivateHost {
            throw Self.failure(text, url.host + " is not a public address; --allow-private-schemas allows it")
        }
        guard
            fetched.withLock({
                $0 += 1; return $0 <= Self.countLimit
            })
        else {
            throw Self.failure(text, GoString("the schemas refer to more than \(Self.countLimit) documents"))
        }
        let answer: Response
        do throws(HTTPFailure) {
            do { answer = try Loop().send(request(url)) } catch { throw error }
        } catch {
            let advice: GoString =
                error.kind == .privateAddress ? "; --allow-private-schemas allows it" : ""
            throw .request(text.redactedURL, error.message + advice)
        }
        guard answer.status == 200 else {
            throw RemoteSchemaFailure(
                "HTTP request to " + text.redactedURL + GoString(" returned status \(answer.status) (")
                    + StatusText.of(answer.status) + ")")
        }
        return answer.body
    }

    private func request(_ url: GoURL) -> Request {
        let endpoint = Endpoint(url, headers: Headers([("User-Agent", userAgent)]))
        var request = Request(.get, url.rawQuery.isEmpty ? "" : "?" + url.rawQuery, of: endpoint)
        request.limits.timeLimit = Self.timeLimit
        request.limits.bodyBytes = Self.bodyLimit
        request.redirects = .sameHost(limit: Self.redirectLimit)
        request.retries = .none
        request.isForPublicServers = !allowsPrivate
        return request
    }

    private static func failure(_ url: GoString, _ reason: GoString) -> RemoteSchemaFailure {
        .request(url.redactedURL, "Get " + Strconv.quote(url.redactedURL) + ": " + reason)
    }
}

extension GoURL {
    /// Whether the host itself says that it is none of the internet; where a name leads is seen when it is connected to.
    fileprivate var isOfPrivateHost: Bool {
        let name = hostname.lowercased
        if name == "localhost" || name.hasSuffix(".localhost") { return true }
        return NetworkAddress(hostname).map { !$0.isPublic } ?? false
    }
}
