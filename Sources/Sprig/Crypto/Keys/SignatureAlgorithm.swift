/// How a certificate is signed.
struct SignatureAlgorithm {
    let identifier: ObjectIdentifier
    /// The digest that is signed; nil where the algorithm has its own.
    let digest: String?
    var hasNullParameters = false

    /// The AlgorithmIdentifier of certificates.
    var encoded: [UInt8] {
        let name = DER.objectIdentifier(identifier)
        return hasNullParameters ? DER.sequence(name, DER.null) : DER.sequence(name)
    }
}
