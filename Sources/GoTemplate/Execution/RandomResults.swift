/// What functions gave whose results depend on chance, the time or the network, file by file: a file that runs again can
/// be given the same.
package final class RandomResults {
    private var results: [GoString: [Value]] = [:]
    private var file = GoString()
    /// The next result that a running file is given again; nil while results are noted.
    private var next: Int?

    package init() {}

    /// The files in which such functions were called.
    package var files: Set<GoString> { Set(results.keys) }

    /// A file begins to run.
    ///
    /// - Parameter isAgain: whether it ran before, and is to be given what it got then.
    package func begin(_ file: GoString, isAgain: Bool) {
        self.file = file
        next = isAgain ? 0 : nil
    }

    /// The result of a call: a new one, or the one it had before.
    func result(_ call: () throws -> Value) rethrows -> Value {
        guard let place = next else {
            let result = try call()
            results[file, default: []].append(result)
            return result
        }
        guard let known = results[file], known.indices.contains(place) else { return try call() }
        next = place + 1
        return known[place]
    }
}
