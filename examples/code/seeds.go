// Package seeds sends seeds by post. The user pays the invoice with the first parcel.
package seeds

//go:generate enduser

// Parcel is what an enduser gets.
//
//	parcel := Parcel{Customer: "enduser"}
type Parcel struct{ Customer string }
