// What is asked of Stripe and what it answers, named for the schemas that are made from the SDK's own types
// (scripts/stripe-simulator/schemas.ts). The SDK's types are Stripe's, generated from its OpenAPI description.
import type { Stripe } from 'stripe';

export type AccountCreate = Stripe.V2.Core.AccountCreateParams;
export type AccountRetrieve = Stripe.V2.Core.AccountRetrieveParams;
export type AccountClose = Stripe.V2.Core.AccountCloseParams;
export type AccountLinkCreate = Stripe.V2.Core.AccountLinkCreateParams;
export type PayoutMethodList = Stripe.V2.MoneyManagement.PayoutMethodListParams;
export type CheckCreate = Stripe.V2.MoneyManagement.RecipientVerificationCreateParams;
export type PaymentCreate = Stripe.V2.MoneyManagement.OutboundPaymentCreateParams;
export type PaymentList = Stripe.V2.MoneyManagement.OutboundPaymentListParams;
export type FundsRetrieve = Stripe.V2.MoneyManagement.FinancialAccountRetrieveParams;
export type TransactionList = Stripe.V2.MoneyManagement.TransactionListParams;
export type EventList = Stripe.V2.Core.EventListParams;

export type Account = Stripe.V2.Core.Account;
export type AccountLink = Stripe.V2.Core.AccountLink;
export type PayoutMethod = Stripe.V2.MoneyManagement.PayoutMethod;
export type Check = Stripe.V2.MoneyManagement.RecipientVerification;
export type Payment = Stripe.V2.MoneyManagement.OutboundPayment;
export type Funds = Stripe.V2.MoneyManagement.FinancialAccount;
export type Transaction = Stripe.V2.MoneyManagement.Transaction;
