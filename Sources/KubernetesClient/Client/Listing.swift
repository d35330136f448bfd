import GoTemplate
import HTTP
import Kubernetes

/// A collection that is being read, page by page.
///
/// Where the server forgets the version of the first page before the last one is read, all is read anew in one piece, as
/// client-go's pager does.
package final class Listing {
    package typealias Outcome = Result<ObjectList, APIFailure>

    private let connection: APIConnection
    private let resource: APIResource
    private let namespace: GoString
    private var options: ListOptions
    private let finish: (Outcome) -> Void
    private var list = ObjectList()
    private var pages = 0
    private var exchange: Exchange?

    init(
        _ connection: APIConnection, _ resource: APIResource, in namespace: GoString, _ options: ListOptions,
        finish: @escaping (Outcome) -> Void
    ) {
        self.connection = connection
        self.resource = resource
        self.namespace = namespace
        self.options = options
        self.finish = finish
    }

    /// Ends it as a failure.
    package func cancel() { exchange?.cancel() }

    func readPage() {
        do {
            let request = try options.request(resource, in: namespace, continuing: list.continuation)
            exchange = connection.start(request) { [self] in take($0) }
        } catch {
            finish(.failure(error))
        }
    }

    private func take(_ outcome: APIConnection.Outcome) {
        exchange = nil
        switch outcome {
        case .success(let page):
            list.add(page)
            pages += 1
            if list.isComplete || pages >= options.pageLimit ?? .max { finish(.success(list)) } else { readPage() }
        case .failure(let failure) where failure.status?.isExpired == true && options.pageSize > 0:
            options.pageSize = 0
            list = ObjectList()
            readPage()
        case .failure(let failure): finish(.failure(failure))
        }
    }
}

extension APIConnection {
    /// Reads the objects of a resource.
    ///
    /// - Parameter namespace: empty for all.
    package func list(
        _ resource: APIResource, in namespace: GoString, _ options: ListOptions = ListOptions()
    ) throws(APIFailure) -> ObjectList {
        var outcome: Listing.Outcome?
        startList(resource, in: namespace, options) { outcome = $0 }
        loop.run { outcome == nil }
        guard let outcome else { throw Self.cancellation(of: .get, resource.name) }
        return try outcome.get()
    }

    /// Reads the objects of a resource while the loop runs.
    ///
    /// - Parameter finish: gets the list, once; before this returns where it cannot be asked for.
    @discardableResult
    package func startList(
        _ resource: APIResource, in namespace: GoString, _ options: ListOptions = ListOptions(),
        finish: @escaping (Listing.Outcome) -> Void
    ) -> Listing {
        let listing = Listing(self, resource, in: namespace, options, finish: finish)
        listing.readPage()
        return listing
    }
}
