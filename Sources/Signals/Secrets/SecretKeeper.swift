import GoTemplate
import Rollouts

/// Finds secrets at the moment of their use, and keeps those that it found out of messages.
package final class SecretKeeper {
    private let surroundings: SignalSurroundings
    private var found: Set<GoString> = []

    package init(_ surroundings: SignalSurroundings) { self.surroundings = surroundings }

    /// A text, which may be a secret.
    ///
    /// - Parameter escaping: how what stands in place of names is written.
    package func text(
        _ text: SecretText, _ names: [GoString: GoString], escaping: (GoString) -> GoString = { $0 }
    ) throws(SignalFailure) -> GoString {
        switch text {
        case .secret(let reference): return try secret(reference)
        case .text(let text):
            do { return try text.text(names.mapValues(escaping)) } catch { throw SignalFailure(error.message) }
        }
    }

    /// A secret, without the line end of a file.
    func secret(_ reference: SecretReference) throws(SignalFailure) -> GoString {
        let secret = try value(of: reference)
        if secret.isEmpty { throw SignalFailure(reference.description + " is empty") }
        found.insert(secret)
        return secret
    }

    private func value(of reference: SecretReference) throws(SignalFailure) -> GoString {
        switch reference {
        case .environment(let name):
            guard let value = surroundings.variable(name) else {
                throw SignalFailure(reference.description + " is not set")
            }
            return value
        case .file(let path):
            do {
                return GoString(try surroundings.read(path)).trimmingSpace
            } catch {
                throw SignalFailure(reference.description + " cannot be read: " + error.goMessage)
            }
        }
    }

    /// A message in which stars stand for all that is secret.
    func masked(_ message: GoString) -> GoString {
        let parts = found.flatMap(\.secretParts).sorted { $0.count > $1.count }
        return parts.reduce(message) { text, secret in
            GoString.join(text.split(separator: secret), separator: "***")
        }
    }
}

extension SecretReference {
    /// Where it should be.
    fileprivate var description: GoString {
        switch self {
        case .environment(let name): "the variable " + name
        case .file(let path): "the file " + path
        }
    }
}

extension GoString {
    /// What is shorter is no secret, or stands in any text.
    private static let shortest = 4

    /// The secret itself, and of an address what follows the host, which servers repeat, piece by piece too.
    fileprivate var secretParts: [GoString] {
        guard let (_, rest) = cut(at: "://" as GoString), let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
            return count < Self.shortest ? [] : [self]
        }
        let path = rest.suffix(from: slash)
        let pieces = path.split(at: UInt8(ascii: "/")).filter { $0.count >= 2 * Self.shortest }
        return ([self, path] + pieces).filter { $0.count >= Self.shortest }
    }
}
