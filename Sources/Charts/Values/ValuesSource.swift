import Failures
import Files
import GoLibrary
import GoTemplate

/// Where `-f` and `--set-file` read from: a file, standard input (`-`), or a URL.
package enum ValuesSource {
    private static let networkSchemes: Set<GoString> = ["http", "https", "oci"]

    /// Fetches a file from a server.
    package typealias RemoteReader = (GoString) throws(HelmError) -> [UInt8]

    /// Mirrors pkg/cli/values options.go readFile.
    ///
    /// - Parameter remote: gets what `http:` and `https:` URLs name; nil where nothing is fetched.
    package static func read(
        _ path: GoString, _ fileSystem: FileSystem, remote: RemoteReader? = nil
    ) throws(HelmError) -> [UInt8] {
        if path.trimmingSpace == "-" { return try fileSystem.readStandardInput() }
        let url: GoURL
        do { url = try GoURL(parsing: path) } catch { throw HelmError(error.message) }
        if let remote, url.scheme == "http" || url.scheme == "https" { return try remote(path) }
        if networkSchemes.contains(url.scheme) {
            throw HelmError("cannot read " + url.redacted + ": values from the network are not supported")
        }
        return try fileSystem.read(path)
    }
}
