import GoTemplate

/// A cluster of a kubeconfig: where its API server is, and how to know it.
struct KubeCluster {
    var server: GoString
    var serverName: GoString
    var skipsVerification: Bool
    /// A file.
    var certificateAuthority: GoString
    var certificateAuthorityData: GoString
    let proxy: GoString
    let disablesCompression: Bool
    /// What exec plugins are told about the cluster besides.
    let execConfiguration: Value?

    /// The extension that is reserved for exec plugins.
    private static let execExtension = GoString("client.authentication.k8s.io/exec")

    init(_ fields: KubeConfigFields) {
        server = fields.text("server")
        serverName = fields.text("tls-server-name")
        skipsVerification = fields.flag("insecure-skip-tls-verify")
        certificateAuthority = fields.path("certificate-authority")
        certificateAuthorityData = fields.text("certificate-authority-data")
        proxy = fields.text("proxy-url")
        disablesCompression = fields.flag("disable-compression")
        let extensions = fields.list("extensions").filter { $0.text("name") == Self.execExtension }
        execConfiguration = extensions.lazy.compactMap { $0.value("extension") }.first
    }
}
