import Codecs
import Failures
import GoTemplate
import Kubernetes

extension ResolvedConfiguration {
    /// What plugins are told about the cluster; mirrors client-go's rest.ConfigToExecCluster.
    ///
    /// - Throws: why the file of authorities cannot be read.
    func execCluster() throws(HelmError) -> Value {
        let authorities: [UInt8]
        do throws(HelmError) {
            authorities = try server.authorities.read()
        } catch {
            throw HelmError("failed to load CA bundle for execProvider: " + error.message)
        }
        var cluster = JSONObject()
        cluster.add("server", .string(host))
        cluster.addUnlessEmpty("tls-server-name", server.name)
        if server.skipsVerification { cluster.add("insecure-skip-tls-verify", .bool(true)) }
        cluster.addUnlessEmpty("certificate-authority-data", GoString(Base64.encode(authorities)))
        cluster.addUnlessEmpty("proxy-url", proxy?.description ?? "")
        if disablesCompression { cluster.add("disable-compression", .bool(true)) }
        cluster.add("config", execConfiguration ?? .null)
        return cluster.value
    }
}
