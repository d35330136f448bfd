import Failures
import Files
import GoLibrary
import GoTemplate
import Kubernetes

/// A file whose token is replaced before it expires; mirrors client-go's transport token_source.go.
final class TokenFile {
    private let path: GoString
    private let now: () -> GoTime
    private var current: Credential?
    /// When the file is read again, in seconds.
    private var renewal: Int64 = 0

    /// How long a token counts: a minute, and ten seconds less.
    private static let lifetime: Int64 = 50

    init(_ path: GoString, now: @escaping () -> GoTime = GoTime.now) {
        self.path = path
        self.now = now
    }

    /// The token; the last one where the file cannot be read any more.
    func token() throws(HelmError) -> Credential {
        let seconds = now().unixSeconds
        if let current, seconds < renewal { return current }
        do throws(HelmError) {
            let token = try read()
            (current, renewal) = (token, seconds + Self.lifetime)
            return token
        } catch {
            guard let current else { throw error }
            return current
        }
    }

    /// Has the file read again when a token is asked for.
    func expire() { renewal = 0 }

    private func read() throws(HelmError) -> Credential {
        let content: [UInt8]
        do throws(HelmError) {
            content = try FileSystem().read(path)
        } catch {
            throw HelmError("failed to read token file " + Strconv.quote(path) + ": " + error.message)
        }
        let token = GoString(content).trimmingSpace
        guard !token.isEmpty else { throw HelmError("read empty token from file " + Strconv.quote(path)) }
        return Credential(token)
    }
}
