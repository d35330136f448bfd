import Codecs
import GoTemplate
import HTTP
import Kubernetes

extension APIConnection {
    /// client-go's limit for each request of discovery.
    private static let discoveryLimit = Duration.seconds(32)

    /// What the server is; the first thing that is asked of it, because anybody may.
    package func serverVersion() throws(APIFailure) -> ServerVersion {
        var request = discoveryRequest(APIPath("/version"))
        request.readsStatus = false
        return ServerVersion(try send(request))
    }

    /// Asks what the server serves while other things are asked, for who will need it.
    package func discoverAhead() {
        guard discovered == nil, ahead == nil else { return }
        ahead = PendingAnswers(Self.roots.map(aggregatedRequest), of: self)
    }

    /// What the server serves; asked for once, and again by `rediscover`.
    ///
    /// - Throws: where nothing is known; a group version that is missing is told in the catalog.
    package func catalog() throws(APIFailure) -> APICatalog {
        if let discovered { return discovered }
        return try rediscover()
    }

    /// The collection of a kind; nil where the server has none.
    ///
    /// Where a kind is not known the server is asked anew, once: CRDs may have been made since.
    package func resource(of kind: GroupVersionKind) throws(APIFailure) -> APIResource? {
        let isFresh = discovered == nil
        if let resource = try catalog().resource(of: kind) { return resource }
        guard !isFresh, !wasRediscovered else { return nil }
        wasRediscovered = true
        return try rediscover().resource(of: kind)
    }

    /// The resources of a group version, subresources too.
    ///
    /// - Throws: what the server says where it does not serve it.
    package func resources(of version: GroupVersion) throws(APIFailure) -> [APIResource] {
        guard !version.text.isEmpty else { throw .invalid("groupVersion shouldn't be empty") }
        if let known = try catalog().resources(of: version) { return known }
        let path: APIPath
        do throws(ObjectFailure) { path = try APIPath(version) } catch { throw APIFailure(error) }
        return APICatalog.resources(legacy: try send(discoveryRequest(path)), of: version)
    }

    /// Forgets what the server serves, because that has changed.
    package func forgetDiscovery() {
        discovered = nil
        ahead = nil
        wasRediscovered = false
    }

    /// What the server serves now, for instance because CRDs were made.
    @discardableResult
    package func rediscover() throws(APIFailure) -> APICatalog {
        let outcomes = ahead?.all(of: self) ?? sendAll(Self.roots.map(aggregatedRequest))
        ahead = nil
        var lists: [Map] = []
        for (path, outcome) in zip(Self.roots, outcomes) { lists.append(try Self.tolerated(outcome, of: path)) }
        let catalog = try catalog(of: lists)
        discovered = catalog
        return catalog
    }

    private static let roots: [StaticString] = ["/api", "/apis"]

    /// An aggregated server may have no core group.
    private static func tolerated(_ outcome: Outcome, of path: StaticString) throws(APIFailure) -> Map {
        do {
            return try outcome.get()
        } catch {
            guard error.status?.code == 404, GoString(stringLiteral: path) == "/api" else { throw error }
            return Map()
        }
    }

    private func catalog(of lists: [Map]) throws(APIFailure) -> APICatalog {
        let isAggregated = lists.allSatisfy { $0.isEmpty || LiveObject($0).kind == "APIGroupDiscoveryList" }
        guard isAggregated else { return try legacyCatalog(of: lists) }
        var catalog = APICatalog()
        for list in lists { catalog.add(APICatalog(aggregated: list)) }
        return catalog
    }

    /// Where one of both answers is aggregated and the other is not, the names of its groups are used all the same.
    private func legacyCatalog(of lists: [Map]) throws(APIFailure) -> APICatalog {
        let versions = lists.flatMap { list in
            let aggregated = APICatalog(aggregated: list).versions.map(\.groupVersion)
            return aggregated.isEmpty ? APICatalog.groupVersions(legacy: list) : aggregated
        }
        let known = versions.compactMap { version in (try? APIPath(version)).map { (version, discoveryRequest($0)) } }
        var catalog = APICatalog()
        for (version, outcome) in zip(known.map(\.0), sendAll(known.map(\.1), atMost: 16)) {
            switch outcome {
            case .success(let list): catalog.add(version, APICatalog.resources(legacy: list, of: version))
            case .failure(let failure): catalog.add(failure: failure.message, of: version)
            }
        }
        return catalog
    }

    private func discoveryRequest(_ path: APIPath) -> APIRequest {
        var request = APIRequest.get(path)
        request.limits.timeLimit = Self.discoveryLimit
        return request
    }

    private func aggregatedRequest(_ path: StaticString) -> APIRequest {
        var request = discoveryRequest(APIPath(path))
        request.form = .discovery
        request.readsStatus = false
        return request
    }
}
