import Failures
import GoLibrary
import GoTemplate
import HTTP

/// Fetches files of repositories, with what lets their clients in.
///
/// Mirrors pkg/getter httpgetter.go.
///
/// Nothing is loaded or opened before the first request.
package final class RepositoryClient {
    private var opened: Loop?
    private let userAgent: GoString
    private let timeLimit: Duration
    /// Bytes of an index, expanded.
    private let indexLimit: Int
    /// Whether no connection is opened.
    let isOffline: Bool

    /// Bytes of an index, unless it is said otherwise; the largest that are known have 140 MB.
    package static let bodyLimit = 512 << 20
    private static let redirectLimit = 10

    /// - Parameters:
    ///   - userAgent: what the program calls itself.
    ///   - timeLimit: for each request.
    ///   - indexLimit: how many bytes an index may have.
    ///   - isOffline: whether no connection is opened, and each request fails.
    package init(
        userAgent: GoString, timeLimit: Duration = .seconds(120), indexLimit: Int = bodyLimit, isOffline: Bool = false
    ) {
        (self.userAgent, self.timeLimit) = (userAgent, timeLimit)
        (self.indexLimit, self.isOffline) = (indexLimit, isOffline)
    }

    private func loop(for url: GoString) throws(HelmError) -> Loop {
        if isOffline { throw HelmError(url.redactedURL + ": --offline opens no connection") }
        if let opened { return opened }
        do {
            let loop = try Loop()
            opened = loop
            return loop
        } catch { throw HelmError(error.message) }
    }

    /// Fetches a file.
    ///
    /// - Parameters:
    ///   - url: where it is, on the repository's server or another one, which gets no password.
    ///   - types: the media types that are wanted; empty for any.
    ///   - limit: how many bytes it may have; nil for those of an index.
    /// - Throws: `HelmError` in Helm's words.
    package func fetch(
        _ url: GoString, of entry: RepositoryEntry, accepting types: GoString = "", atMost limit: Int? = nil
    ) throws(HelmError) -> [UInt8] {
        var request = try request(url, of: entry)
        if !types.isEmpty { request.headers["Accept"] = types }
        request.limits.bodyBytes = limit ?? indexLimit
        let response: Response
        let loop = try loop(for: url)
        do { response = try loop.send(request) } catch { throw HelmError(error.message) }
        return try Self.body(of: response, from: url)
    }

    /// Fetches indexes, several at once; those that are kept are sent only where they have changed.
    ///
    /// - Parameter each: gets the position of each with what came of it, in the order in which answers come.
    func fetch(
        _ indexes: [(source: IndexSource, known: IndexValidators?)],
        each: @escaping (Int, Result<IndexAnswer, HelmError>) -> Void
    ) {
        var requests: [(position: Int, request: Request)] = []
        for (position, index) in indexes.enumerated() {
            do throws(HelmError) {
                var request = try request(index.source.url, of: index.source.entry)
                request.limits.bodyBytes = indexLimit
                if let known = index.known { request.headers.add(known.conditions) }
                requests.append((position, request))
            } catch { each(position, .failure(error)) }
        }
        guard let first = requests.first else { return }
        let loop: Loop
        do throws(HelmError) { loop = try self.loop(for: indexes[first.position].source.url) } catch {
            for request in requests { each(request.position, .failure(error)) }
            return
        }
        loop.sendAll(requests.map(\.request)) { index, outcome in
            let (position, request) = requests[index]
            let isConditional = request.headers["If-None-Match"] != nil || request.headers["If-Modified-Since"] != nil
            let url = indexes[position].source.url
            each(position, Self.result(of: outcome, from: url, isConditional: isConditional))
            return .goOn
        }
    }

    private static func result(
        of outcome: Exchange.Outcome, from url: GoString, isConditional: Bool
    ) -> Result<IndexAnswer, HelmError> {
        switch outcome {
        case .failure(let failure): return .failure(HelmError(failure.message))
        case .success(let response):
            if response.status == 304 && isConditional { return .success(.unchanged) }
            do throws(HelmError) {
                return .success(.changed(try body(of: response, from: url), IndexValidators(response.headers)))
            } catch { return .failure(error) }
        }
    }

    private static func body(of response: Response, from url: GoString) throws(HelmError) -> [UInt8] {
        if response.status == 200 { return response.body }
        throw HelmError("failed to fetch " + url.redactedURL + " : " + response.statusText)
    }
}

// MARK: - Requests

extension RepositoryClient {
    private func request(_ text: GoString, of entry: RepositoryEntry) throws(HelmError) -> Request {
        let url: GoURL
        do { url = try GoURL(parsing: text) } catch { throw HelmError(error.message) }
        // A registry has no index, and its reader asks for one nevertheless.
        if url.scheme == "oci" { throw HelmError("failed to perform \"FetchReference\" on source: invalid reference") }
        let target = url.rawQuery.isEmpty ? "" : "?" + url.rawQuery
        var request = Request(.get, target, of: try endpoint(url, of: entry))
        request.limits.timeLimit = timeLimit
        request.redirects = .anywhere(limit: Self.redirectLimit)
        request.retries = .none
        return request
    }

    private func endpoint(_ url: GoURL, of entry: RepositoryEntry) throws(HelmError) -> Endpoint {
        var trust = entry.skipsTLSVerification ? ServerTrust.anyone : .system
        var identity: TLSIdentity?
        if entry.files.areUsed || entry.skipsTLSVerification {
            let content: TLSFiles.Content
            do { content = try entry.files.content() } catch {
                throw HelmError("can't create TLS config for client: " + error.message)
            }
            identity = content.identity
            if !entry.skipsTLSVerification, let authorities = content.authorities { trust = .authorities(authorities) }
        }
        let credentials = RepositoryCredentials(entry, for: url, identity)
        return Endpoint(url, trust: trust, credentials: credentials, headers: Headers([("User-Agent", userAgent)]))
    }
}
