import GoTemplate

/// Where a chart comes from; only local charts are read so far.
enum ChartSourceFlags {
    static let all = FlagTable {
        locating
        dependencyUpdate
    }

    /// Those that say which chart is meant.
    static let locating = FlagTable {
        version
        verify
        keyring
        repository
        transport
        passCredentials
        devel
        offline
        allowsDigestMismatch
        digest
    }

    /// How servers are spoken to.
    static let transport = FlagTable {
        username
        password
        certFile
        keyFile
        insecureSkipTLSVerify
        plainHTTP
        caFile
    }

    static let version = Flag<GoString>(
        "version",
        "specify a version constraint for the chart version to use. This constraint can be a specific tag (e.g. 1.1.1) or it may reference a valid range (e.g. ^2.0.0). If this is not specified, the latest version is used"
    )
    static let verify = Flag<Bool>("verify", "verify the package before using it")
    static let keyring = Flag<GoString>("keyring", "location of public keys used for verification")
    static let repository = Flag<GoString>("repo", "chart repository url where to locate the requested chart")
    static let username = Flag<GoString>("username", "chart repository username where to locate the requested chart")
    static let password = Flag<GoString>("password", "chart repository password where to locate the requested chart")
    static let certFile = Flag<GoString>("cert-file", "identify HTTPS client using this SSL certificate file")
    static let keyFile = Flag<GoString>("key-file", "identify HTTPS client using this SSL key file")
    static let insecureSkipTLSVerify = Flag<Bool>(
        "insecure-skip-tls-verify", "skip tls certificate checks for the chart download")
    static let plainHTTP = Flag<Bool>("plain-http", "use insecure HTTP connections for the chart download")
    static let caFile = Flag<GoString>("ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle")
    static let passCredentials = Flag<Bool>("pass-credentials", "pass credentials to all domains")
    static let devel = Flag<Bool>(
        "devel", "use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored"
    )
    static let offline = Flag<Bool>(
        "offline", "open no connection for charts: take what is in the caches, and say what is not")
    static let allowsDigestMismatch = Flag<Bool>(
        "allow-digest-mismatch", "take archives that do not have the digest that their index claims")
    static let digest = Flag<GoString>("digest", "the digest that the chart's archive must have (sha256:...)")
    static let dependencyUpdate = Flag<Bool>(
        "dependency-update", "update dependencies if they are missing before installing the chart")
}
