/// Answers to requests that go on while other things are asked.
final class PendingAnswers {
    private let requests: [APIRequest]
    private var outcomes: [APIConnection.Outcome?]

    /// Starts the requests.
    init(_ requests: [APIRequest], of connection: APIConnection) {
        self.requests = requests
        outcomes = Array(repeating: nil, count: requests.count)
        for (position, request) in requests.enumerated() {
            connection.start(request) { [weak self] in self?.outcomes[position] = $0 }
        }
    }

    /// Waits for all answers, and gives them in the order of the requests.
    func all(of connection: APIConnection) -> [APIConnection.Outcome] {
        connection.loop.run { outcomes.contains { $0 == nil } }
        return zip(requests, outcomes).map { request, outcome in
            outcome ?? .failure(APIConnection.cancellation(of: request.action.method, request.path.target))
        }
    }
}
