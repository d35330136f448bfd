import GoTemplate

/// A user of a kubeconfig, client-go's AuthInfo: all ways that are given to be let in.
struct KubeUser {
    /// A file.
    let clientCertificate: GoString
    let clientCertificateData: GoString
    /// A file.
    let clientKey: GoString
    let clientKeyData: Credential
    var token: Credential
    let tokenFile: GoString
    let username: GoString
    let password: Credential
    var impersonation: Impersonation
    /// The name of a kind of plugin that client-go has no more.
    let authProvider: GoString?
    let exec: ExecPlugin?

    init(_ fields: KubeConfigFields) {
        clientCertificate = fields.path("client-certificate")
        clientCertificateData = fields.text("client-certificate-data")
        clientKey = fields.path("client-key")
        clientKeyData = Credential(fields.text("client-key-data"))
        token = Credential(fields.text("token"))
        tokenFile = fields.path("tokenFile")
        username = fields.text("username")
        password = Credential(fields.text("password"))
        impersonation = Impersonation(
            user: fields.text("as"), uid: fields.text("as-uid"), groups: fields.texts("as-groups"),
            extra: fields.dictionary("as-user-extra"))
        authProvider = fields.fieldsIfPresent("auth-provider")?.text("name")
        exec = fields.fieldsIfPresent("exec").map(ExecPlugin.init)
    }

    var hasClientCertificate: Bool { !clientCertificate.isEmpty || !clientCertificateData.isEmpty }
}
