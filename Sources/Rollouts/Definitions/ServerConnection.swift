/// How requests are let into a server.
package struct ServerConnection {
    package let headers: [HeaderDefinition]
    /// The token that they carry.
    package let bearer: SecretReference?
}
