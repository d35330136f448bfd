import GoTemplate

/// A context of a kubeconfig: which cluster, as whom, in which namespace.
struct KubeContext {
    var cluster: GoString
    var user: GoString
    var namespace: GoString

    init(_ fields: KubeConfigFields) {
        cluster = fields.text("cluster")
        user = fields.text("user")
        namespace = fields.text("namespace")
    }
}
