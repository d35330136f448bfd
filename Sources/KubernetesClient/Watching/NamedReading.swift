import GoTemplate
import HTTP
import Kubernetes

/// Objects of a collection that are read by their names, each by itself.
final class NamedReading {
    private let finish: (Result<[LiveObject], APIFailure>) -> Void
    private var exchanges: [Exchange] = []
    private var objects: [LiveObject] = []
    private var failure: APIFailure?
    private var unanswered = 0

    /// - Parameter finish: gets those of the objects that are there, or a failure, once.
    init(finish: @escaping (Result<[LiveObject], APIFailure>) -> Void) { self.finish = finish }

    func cancel() { for exchange in exchanges { exchange.cancel() } }

    func start(_ names: Set<GoString>, of target: WatchTarget, on connection: APIConnection) {
        unanswered = names.count + 1
        for name in names.sorted() {
            do throws(ObjectFailure) {
                let path = try APIPath(target.resource, in: target.namespace, named: name)
                if let exchange = connection.start(.get(path), finish: { [self] in take($0) }) {
                    exchanges.append(exchange)
                }
            } catch {
                take(.failure(APIFailure(error)))
            }
        }
        answered()
    }

    private func take(_ outcome: APIConnection.Outcome) {
        switch outcome {
        case .success(let map): objects.append(LiveObject(map))
        case .failure(let reason): if !reason.isNotFound { failure = reason }
        }
        answered()
    }

    private func answered() {
        unanswered -= 1
        guard unanswered == 0 else { return }
        if let failure { finish(.failure(failure)) } else { finish(.success(objects)) }
    }
}
